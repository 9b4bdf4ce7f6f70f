package ai.dataframer.contract;

/** A contract that cannot be used; the message says why in one line. */
public class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContractException(String message) {
        super(message);
    }
}
