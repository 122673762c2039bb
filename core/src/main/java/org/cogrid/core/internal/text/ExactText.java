package org.cogrid.core.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Converts any string to bytes and back. The bytes are UTF-8 where that is possible. UTF-8 can't hold half a surrogate
 * pair, which a Java string may contain; such a string is written as UTF-16 after a byte that never occurs in UTF-8.
 */
public final class ExactText {
    private static final byte UTF_16 = (byte) 0xFF;

    private ExactText() {}

    /** Whether UTF-8 can hold the text. */
    public static boolean isUtf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(text);
            }
        }
        return true;
    }

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        return isUtf8(text) ? text.getBytes(StandardCharsets.UTF_8) : utf16(text);
    }

    /** The text that {@link #bytes} wrote. */
    public static String text(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == UTF_16 ? fromUtf16(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf16(String text) {
        ByteBuffer bytes =
                ByteBuffer.allocate(1 + Character.BYTES * text.length()).put(UTF_16);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private static String fromUtf16(byte[] bytes) {
        return ByteBuffer.wrap(bytes, 1, bytes.length - 1).asCharBuffer().toString();
    }
}
