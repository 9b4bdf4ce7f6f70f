package ai.dataframer.client.internal.http;

import java.time.Duration;
import java.util.Map;

/**
 * What may differ from call to call.
 *
 * @param timeout limit of the whole call, retries included
 */
public record CallOptions(Duration timeout, int maxRetries, Map<String, String> headers) {}
