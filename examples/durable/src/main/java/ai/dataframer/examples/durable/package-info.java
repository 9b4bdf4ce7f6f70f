/** Waits that outlive a process, on db-scheduler and on Temporal: to run and to copy from. */
@NullMarked
package ai.dataframer.examples.durable;

import org.jspecify.annotations.NullMarked;
