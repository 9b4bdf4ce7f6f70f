package ai.dataframer.contract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.LinkedHashMap;
import java.util.Map;

/** Any page of the vendor's is read to its end, or refused with a sentence. */
public final class FuzzPage {
    private FuzzPage() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        try {
            Map<Endpoint, Operation> operations = new LinkedHashMap<>();
            for (String text : Document.contractsIn(data.consumeRemainingAsString(), "page")) {
                Operations.in(Contract.parse(text, "page")).forEach(one -> operations.put(one.endpoint(), one));
            }
            Merged.of(operations.values());
        } catch (ContractException e) {
            if (String.valueOf(e.getMessage()).isBlank()) {
                throw new AssertionError("refused without a word", e);
            }
        }
    }
}
