/** Takes a new contract in, and holds the committed one to the last release. */
@NullMarked
package ai.dataframer.contract;

import org.jspecify.annotations.NullMarked;
