package ai.dataframer.client.internal.runs;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.internal.json.ElementSink;
import ai.dataframer.client.internal.json.LongColumn;
import ai.dataframer.client.internal.json.LongColumnBuilder;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Entities without an object each: a column of primitive numbers per property, and each distinct label once. An element
 * becomes an object when it is read. The columns are split into blocks, so that none is copied as a whole while they grow. To
 * Gson this is the list in the generated model; the facade reads {@link #data()}.
 */
final class EntityColumns extends AbstractList<DetectedEntityDto> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    private static final int BLOCK_BITS = 12;
    private static final int BLOCK_SIZE = 1 << BLOCK_BITS;

    private final Block[] blocks;
    private final String[] labels;
    private final int size;

    private EntityColumns(Block[] blocks, String[] labels, int size) {
        this.blocks = blocks;
        this.labels = labels;
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public DetectedEntityDto get(int index) {
        EntityData data = data(index);
        var entity = new DetectedEntityDto();
        data.start().ifPresent(entity::setStart);
        data.end().ifPresent(entity::setEnd);
        entity.setLabel(data.label());
        data.score().ifPresent(entity::setScore);
        return entity;
    }

    /** Returns these entities without the objects of the generated class in between. */
    List<EntityData> data() {
        return new Data();
    }

    private EntityData data(int index) {
        Block block = blocks[Objects.checkIndex(index, size) >> BLOCK_BITS];
        int row = index & (BLOCK_SIZE - 1);
        return new EntityData(
                block.start.find(row),
                block.end.find(row),
                block.label.has(row) ? labels[(int) block.label.get(row)] : null,
                block.score.has(row)
                        ? OptionalDouble.of(Double.longBitsToDouble(block.score.get(row)))
                        : OptionalDouble.empty());
    }

    private final class Data extends AbstractList<EntityData> implements RandomAccess, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int size() {
            return size;
        }

        @Override
        public EntityData get(int index) {
            return data(index);
        }
    }

    /**
     * The columns of up to {@link #BLOCK_SIZE} entities.
     *
     * @param label indexes into {@link #labels}
     * @param score bits of doubles
     */
    private record Block(LongColumn start, LongColumn end, LongColumn label, LongColumn score)
            implements Serializable {}

    /** Collects entities. Not to be used after {@link #list}. */
    static final class Builder implements ElementSink<DetectedEntityDto> {
        private final LongColumnBuilder start = new LongColumnBuilder();
        private final LongColumnBuilder end = new LongColumnBuilder();
        private final LongColumnBuilder label = new LongColumnBuilder();
        private final LongColumnBuilder score = new LongColumnBuilder();
        private final List<Block> blocks = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private final Map<String, Long> labelIndexes = new HashMap<>();
        private int size;

        @Override
        public void add(DetectedEntityDto entity) {
            Double exact = entity.getScore();
            start.addNullable(entity.getStart());
            end.addNullable(entity.getEnd());
            label.addNullable(labelIndex(entity.getLabel()));
            if (exact == null) {
                score.addMissing();
            } else {
                score.add(Double.doubleToRawLongBits(exact));
            }
            size++;
            if (size % BLOCK_SIZE == 0) {
                endBlock();
            }
        }

        @Override
        public List<DetectedEntityDto> list() {
            if (size % BLOCK_SIZE != 0) {
                endBlock();
            }
            return new EntityColumns(blocks.toArray(Block[]::new), labels.toArray(String[]::new), size);
        }

        private @Nullable Long labelIndex(@Nullable String text) {
            if (text == null) {
                return null;
            }
            Long index = labelIndexes.get(text);
            if (index == null) {
                index = (long) labels.size();
                labels.add(text);
                labelIndexes.put(text, index);
            }
            return index;
        }

        private void endBlock() {
            blocks.add(new Block(start.next(), end.next(), label.next(), score.next()));
        }
    }
}
