package org.cogrid.node.internal.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 in parts, keeping the start of an incomplete character for the next call. Invalid bytes become U+FFFD. */
final class Utf8Text {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] started = {};

    synchronized String decode(byte[] bytes, int offset, int length) {
        ByteBuffer in = ByteBuffer.allocate(started.length + length);
        in.put(started).put(bytes, offset, length).flip();
        CharBuffer text = CharBuffer.allocate(in.remaining());
        decoder.reset().decode(in, text, false);
        started = new byte[in.remaining()];
        in.get(started);
        return text.flip().toString();
    }
}
