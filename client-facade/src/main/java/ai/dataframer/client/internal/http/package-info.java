/**
 * Not for use by programs: the one place that knows the generated module, Retrofit, OkHttp and Gson. Requests go out and
 * answers come in here, and leave as values of the JDK's types.
 */
@NullMarked
package ai.dataframer.client.internal.http;

import org.jspecify.annotations.NullMarked;
