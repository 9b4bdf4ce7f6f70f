package ai.dataframer.client.faults;

import ai.dataframer.client.UploadFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What the files of these tests hold. */
final class UploadContent {
    /** More than the buffers of both sockets hold. */
    static final int LARGE = 24 << 20;

    private UploadContent() {}

    static UploadFile bytes(int size) {
        return UploadFile.of("data.csv", size, () -> zeros(size));
    }

    static InputStream zeros(long size) {
        return new Zeros(size);
    }

    /** Breaks in the middle of what a file of {@link #LARGE} bytes would have. */
    static InputStream broken(Exception failure) {
        return new FilterInputStream(zeros(LARGE / 2)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                if (read < 0) {
                    if (failure instanceof IOException e) {
                        throw e;
                    }
                    throw (RuntimeException) failure;
                }
                return read;
            }
        };
    }

    /** A stream of zeros that takes no memory. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            Arrays.fill(bytes, offset, offset + read, (byte) 0);
            left -= read;
            return read;
        }
    }
}
