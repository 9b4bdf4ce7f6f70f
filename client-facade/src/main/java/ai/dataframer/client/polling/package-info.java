/**
 * Asks again until an answer is final: a {@code Poller} with a hard deadline, under a {@code PollingPolicy}. Knows nothing of
 * runs or of HTTP.
 */
@NullMarked
package ai.dataframer.client.polling;

import org.jspecify.annotations.NullMarked;
