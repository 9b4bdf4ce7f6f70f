package ai.dataframer.contract;

/** The last word of {@code ./mvnw -q -Pcontract -Dfrom=PATH}. */
public final class ContractTaken {
    private ContractTaken() {}

    /** Prints it. */
    public static void main(String[] args) {
        System.out.println(
                "Done: the facade compiles unchanged and every test passes. To look at and commit: git diff");
    }
}
