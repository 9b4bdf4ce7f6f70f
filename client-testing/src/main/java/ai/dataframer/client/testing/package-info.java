/**
 * A stub of the DataFramer service for tests: scripted anonymization runs, error responses and broken connections, served by
 * WireMock on loopback.
 *
 * <p>Use {@link ai.dataframer.client.testing.DataframerExtension} in JUnit tests, and
 * {@link ai.dataframer.client.testing.DataframerStubs} everywhere else. WireMock comes from the user:
 * {@code org.wiremock:wiremock} or {@code org.wiremock:wiremock-standalone}.
 */
@NullMarked
package ai.dataframer.client.testing;

import org.jspecify.annotations.NullMarked;
