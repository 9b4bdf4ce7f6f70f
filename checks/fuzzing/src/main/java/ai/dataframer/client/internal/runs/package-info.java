/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.client.internal.runs;

import org.jspecify.annotations.NullMarked;
