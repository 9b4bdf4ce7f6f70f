/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
