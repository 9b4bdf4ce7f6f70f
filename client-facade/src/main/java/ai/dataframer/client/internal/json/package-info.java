/** Internal: Gson's configuration, and columns for long lists. Independent of the operations of the service. */
@NullMarked
package ai.dataframer.client.internal.json;

import org.jspecify.annotations.NullMarked;
