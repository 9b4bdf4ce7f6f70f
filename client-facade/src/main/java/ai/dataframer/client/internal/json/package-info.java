/** Not for use by programs: Gson as this library wants it, and columns for long lists. Knows no operation of the service. */
@NullMarked
package ai.dataframer.client.internal.json;

import org.jspecify.annotations.NullMarked;
