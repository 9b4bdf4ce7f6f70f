/** What the tests share. */
@NullMarked
package ai.dataframer.client.interleavings;

import org.jspecify.annotations.NullMarked;
