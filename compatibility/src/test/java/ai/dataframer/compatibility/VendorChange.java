package ai.dataframer.compatibility;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that a vendor does to the page of a run.
 *
 * @param breaking whether it needs an acknowledgement
 * @param text writes the page
 */
record VendorChange(String name, boolean breaking, Consumer<Draft> edit, Function<Draft, String> text) {
    /** A change that the command takes in, with nothing done by hand. */
    static VendorChange silent(String name, Consumer<Draft> edit) {
        return new VendorChange(name, false, edit, Draft::yaml);
    }

    /** A change that the command takes in once somebody has said that it may pass. */
    static VendorChange acknowledged(String name, Consumer<Draft> edit) {
        return new VendorChange(name, true, edit, Draft::yaml);
    }

    /** The contract as it is, written in another way. */
    static VendorChange written(String name, Function<Draft, String> text) {
        return new VendorChange(name, false, draft -> {}, text);
    }

    String page() {
        Draft draft = Draft.ofCommitted();
        edit.accept(draft);
        return text.apply(draft);
    }

    @Override
    public String toString() {
        return name;
    }
}
