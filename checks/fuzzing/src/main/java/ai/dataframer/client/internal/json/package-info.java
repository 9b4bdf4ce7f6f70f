/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.client.internal.json;

import org.jspecify.annotations.NullMarked;
