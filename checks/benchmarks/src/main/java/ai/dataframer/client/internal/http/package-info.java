/** What measures package-private parts of the sending. */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
