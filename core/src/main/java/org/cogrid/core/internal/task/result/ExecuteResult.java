package org.cogrid.core.internal.task.result;

import java.io.Serializable;
import org.cogrid.core.internal.codec.form.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * A description of a text's last value, made without ever failing.
 *
 * @param type its class name, {@code null} for null
 * @param text the value as a short text, at most a few hundred characters
 * @param value the value itself if it can travel and is small
 * @param whyNoValue the reason why there is no value, if there is none
 */
public record ExecuteResult(
        @Nullable String type,
        String text,
        @Nullable Encoded value,
        @Nullable String whyNoValue) implements Serializable {}
