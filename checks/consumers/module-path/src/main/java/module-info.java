module consumer {
    requires ai.dataframer.client;
}
