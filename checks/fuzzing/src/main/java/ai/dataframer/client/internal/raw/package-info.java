/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.client.internal.raw;

import org.jspecify.annotations.NullMarked;
