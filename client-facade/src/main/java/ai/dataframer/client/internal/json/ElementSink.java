package ai.dataframer.client.internal.json;

import java.util.List;

/** Where the elements of one list go, one by one, while they are read. */
public interface ElementSink<E> {
    void add(E element);

    /** Returns the elements that stay with the answer. */
    List<E> list();
}
