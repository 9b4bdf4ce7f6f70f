/** Proves that the facade survives changes of the contract, and compares public signatures with the committed ones. */
@NullMarked
package ai.dataframer.compatibility;

import org.jspecify.annotations.NullMarked;
