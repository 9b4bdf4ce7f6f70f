package ai.dataframer.client.internal.http;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Entities without an object each: a column of primitive numbers per property, and each distinct label once. An element is made
 * when it is looked at. The columns are cut into blocks, so that none is copied as a whole while they grow.
 */
final class EntityColumns extends AbstractList<DetectedEntityDto> implements RandomAccess {
    private static final int BLOCK_BITS = 12;
    private static final int BLOCK_SIZE = 1 << BLOCK_BITS;

    private final List<Block> blocks;
    private final List<String> labels;
    private final int size;

    private EntityColumns(List<Block> blocks, List<String> labels, int size) {
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
        Block block = blocks.get(Objects.checkIndex(index, size) >> BLOCK_BITS);
        int row = index & (BLOCK_SIZE - 1);
        Long label = block.label.get(row);
        Long score = block.score.get(row);
        var entity = new DetectedEntityDto();
        entity.setStart(block.start.get(row));
        entity.setEnd(block.end.get(row));
        entity.setLabel(label == null ? null : labels.get(label.intValue()));
        entity.setScore(score == null ? null : Double.valueOf(Double.longBitsToDouble(score)));
        return entity;
    }

    /**
     * The columns of up to {@link #BLOCK_SIZE} entities.
     *
     * @param label indexes into {@link #labels}
     * @param score bits of doubles
     */
    private record Block(LongColumn start, LongColumn end, LongColumn label, LongColumn score) {}

    /** Collects entities. Not to be used after {@link #list}. */
    static final class Builder implements EntitySink {
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
            start.add(entity.getStart());
            end.add(entity.getEnd());
            label.add(labelIndex(entity.getLabel()));
            score.add(exact == null ? null : Double.doubleToRawLongBits(exact));
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
            return new EntityColumns(blocks, labels, size);
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
