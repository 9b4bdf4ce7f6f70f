package ai.dataframer.client.internal.json;

import java.util.List;

/** Receives the elements of one list, one by one, as they are read. */
public interface ElementSink<E> {
    void add(E element);

    /** Returns the elements that remain in the result. */
    List<E> list();
}
