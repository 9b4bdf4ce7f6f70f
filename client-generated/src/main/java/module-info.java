/** The code that is generated from the contract. Internal to {@code ai.dataframer.client}. */
module ai.dataframer.client.generated {
    requires com.google.gson;
    requires static java.compiler;
    requires okhttp3;
    requires static org.jspecify;
    requires transitive retrofit2;

    exports ai.dataframer.client.generated.api to
            ai.dataframer.client;
    exports ai.dataframer.client.generated.model to
            ai.dataframer.client;

    opens ai.dataframer.client.generated.model to
            com.google.gson;
}
