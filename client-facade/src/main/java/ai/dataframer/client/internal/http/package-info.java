/** Not for use by programs: sends any request, with its retries, limits, pace and failures. Knows no operation of the service. */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
