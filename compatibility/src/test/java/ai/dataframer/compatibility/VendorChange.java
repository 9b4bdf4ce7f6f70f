package ai.dataframer.compatibility;

import java.util.function.Consumer;

/**
 * Something that a vendor does to a contract.
 *
 * @param mappingLines how many lines of {@code generator.yaml} have to follow
 */
record VendorChange(String name, int mappingLines, Consumer<Draft> edit) {
    static VendorChange silent(String name, Consumer<Draft> edit) {
        return new VendorChange(name, 0, edit);
    }

    @Override
    public String toString() {
        return name;
    }
}
