package ai.dataframer.compatibility;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something that a vendor does to a page.
 *
 * @param operation whose page it is
 * @param breaking whether it needs an acknowledgement
 * @param text writes the page
 */
record VendorChange(
        String name, String operation, boolean breaking, Consumer<Draft> edit, Function<Draft, String> text) {
    /** A change that the command takes in, with nothing done by hand. */
    static VendorChange silent(String name, Consumer<Draft> edit) {
        return new VendorChange(name, Draft.RETRIEVE, false, edit, Draft::yaml);
    }

    /** A change of the page of create. */
    static VendorChange ofCreate(String name, Consumer<Draft> edit) {
        return new VendorChange("create: " + name, Draft.CREATE, false, edit, Draft::yaml);
    }

    /** A change that the command takes in once somebody has said that it may pass. */
    static VendorChange acknowledged(String name, Consumer<Draft> edit) {
        return new VendorChange(name, Draft.RETRIEVE, true, edit, Draft::yaml);
    }

    /** The contract as it is, written in another way. */
    static VendorChange written(String name, Function<Draft, String> text) {
        return new VendorChange(name, Draft.RETRIEVE, false, draft -> {}, text);
    }

    String page() {
        Draft draft = Draft.ofCommitted(operation);
        edit.accept(draft);
        return text.apply(draft);
    }

    @Override
    public String toString() {
        return name;
    }
}
