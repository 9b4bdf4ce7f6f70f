/** Two threads at one place of package-private classes. */
@NullMarked
package ai.dataframer.client.internal.threads;

import org.jspecify.annotations.NullMarked;
