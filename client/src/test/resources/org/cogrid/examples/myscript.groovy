a = 5

def mysquare(x) {
    x * x
}
