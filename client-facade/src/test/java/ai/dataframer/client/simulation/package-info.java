/** The whole client on one thread and in virtual time, so that a seed repeats every interleaving. */
@NullMarked
package ai.dataframer.client.simulation;

import org.jspecify.annotations.NullMarked;
