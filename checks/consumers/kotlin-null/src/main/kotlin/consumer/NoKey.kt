package consumer

import ai.dataframer.client.DataframerClient

fun client(): DataframerClient = DataframerClient.builder().apiKey(null).build()
