/**
 * The polling utility. A {@code Poller} polls until a value is final, with the deadline and delays of a
 * {@code PollingPolicy}. It is independent of runs and of HTTP.
 *
 * @serial exclude
 */
@NullMarked
package ai.dataframer.client.polling;

import org.jspecify.annotations.NullMarked;
