/** What measures package-private parts of the polling. */
@NullMarked
package ai.dataframer.client.polling;

import org.jspecify.annotations.NullMarked;
