package org.cogrid.core.internal.codec.form;

/** The first byte of every encoded value. */
public final class Tag {
    static final byte NULL = 0;
    public static final byte TRUE = 1;
    static final byte FALSE = 2;
    static final byte BYTE = 3;
    static final byte SHORT = 4;
    static final byte CHAR = 5;
    static final byte INT = 6;
    static final byte LONG = 7;
    static final byte FLOAT = 8;
    static final byte DOUBLE = 9;
    static final byte TEXT = 10;
    static final byte REFERENCE = 11;
    static final byte ARRAY = 12;
    public static final byte TABLE = 13;
    public static final byte LAMBDA = 14;
    public static final byte CALL = 15;
    public static final byte GRAPH = 16;
    public static final byte EXECUTE = 17;
    public static final byte EVALUATE = 18;
    public static final byte PULL = 19;
    public static final byte PUSH = 20;
    public static final byte EXECUTED = 21;

    private Tag() {}
}
