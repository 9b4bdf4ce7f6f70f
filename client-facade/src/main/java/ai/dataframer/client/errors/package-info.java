/** The exceptions of the client. All are unchecked and extend {@code DataframerException}. */
@NullMarked
package ai.dataframer.client.errors;

import org.jspecify.annotations.NullMarked;
