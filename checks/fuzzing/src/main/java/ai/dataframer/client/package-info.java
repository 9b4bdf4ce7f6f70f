/** What fuzzes package-private readers. */
@NullMarked
package ai.dataframer.client;

import org.jspecify.annotations.NullMarked;
