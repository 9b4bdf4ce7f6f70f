/** The client of the DataFramer service. Start with {@link ai.dataframer.client.DataframerClient}. */
module ai.dataframer.client {
    requires ai.dataframer.client.generated;
    requires com.google.gson;
    requires kotlin.stdlib; // for OkHttp, Okio and Retrofit, which have no descriptor
    requires okio;
    requires static transitive org.jspecify;
    requires retrofit2;
    requires retrofit2.converter.gson;
    requires transitive okhttp3;

    exports ai.dataframer.client;
    exports ai.dataframer.client.errors;
    exports ai.dataframer.client.polling;
    exports ai.dataframer.client.scheduling;
}
