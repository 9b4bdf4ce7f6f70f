/**
 * The clock, the timers and the threads of the library. A {@code VirtualScheduler} makes a test of hours take milliseconds.
 *
 * @serial exclude
 */
@NullMarked
package ai.dataframer.client.scheduling;

import org.jspecify.annotations.NullMarked;
