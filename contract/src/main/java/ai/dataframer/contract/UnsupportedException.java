package ai.dataframer.contract;

/** What a page describes and no generated method could do; the message names its place. */
final class UnsupportedException extends ContractException {
    private static final long serialVersionUID = 1;

    UnsupportedException(String message) {
        super(message);
    }
}
