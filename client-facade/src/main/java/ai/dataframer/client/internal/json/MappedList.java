package ai.dataframer.client.internal.json;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** An unmodifiable view of a list that maps an element each time it is read, without caching it. */
public final class MappedList<A, B> extends AbstractList<B> implements RandomAccess {
    private final List<A> elements;
    private final Function<? super A, ? extends B> mapping;

    /** Takes a list with fast random access that no longer changes. */
    public MappedList(List<A> elements, Function<? super A, ? extends B> mapping) {
        this.elements = elements;
        this.mapping = mapping;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public B get(int index) {
        return mapping.apply(elements.get(index));
    }
}
