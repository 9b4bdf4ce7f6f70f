/** Two threads at one place of package-private classes. */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
