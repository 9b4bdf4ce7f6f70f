/** What can go wrong with a call. Every exception is unchecked and extends {@code DataframerException}. */
@NullMarked
package ai.dataframer.client.errors;

import org.jspecify.annotations.NullMarked;
