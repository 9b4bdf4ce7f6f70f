/** The live check: one job on the real service, held to its documents. */
@NullMarked
package ai.dataframer.live;

import org.jspecify.annotations.NullMarked;
