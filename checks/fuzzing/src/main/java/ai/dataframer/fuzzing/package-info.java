/** Runs the targets. */
@NullMarked
package ai.dataframer.fuzzing;

import org.jspecify.annotations.NullMarked;
