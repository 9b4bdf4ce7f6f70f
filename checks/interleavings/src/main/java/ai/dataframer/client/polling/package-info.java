/** Two threads at one place of package-private classes. */
@NullMarked
package ai.dataframer.client.polling;

import org.jspecify.annotations.NullMarked;
