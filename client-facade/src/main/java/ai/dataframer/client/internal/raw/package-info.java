/** Internal: requests for any path, and downloads of any address. */
@NullMarked
package ai.dataframer.client.internal.raw;

import org.jspecify.annotations.NullMarked;
