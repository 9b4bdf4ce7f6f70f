/** Internal: requests with their retries, timeouts, rate limit and failures. Independent of the operations of the service. */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
