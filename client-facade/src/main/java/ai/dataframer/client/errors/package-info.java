/**
 * The exceptions of the client. All are unchecked and extend {@code DataframerException}.
 *
 * @serial exclude
 */
@NullMarked
package ai.dataframer.client.errors;

import org.jspecify.annotations.NullMarked;
