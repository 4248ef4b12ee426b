import Expressions
import Testing

@Suite struct TypeCheckTests {
    private let shape = FactShape(
        .group,
        children: [
            "amount": FactShape(.money), "fee": FactShape(.money), "pieces": FactShape(.number),
            "place": FactShape(.rank),
            "name": FactShape(.text), "start": FactShape(.date), "end": FactShape(.date), "urgent": FactShape(.flag),
            "items": FactShape(
                .group, children: ["row": FactShape(.group, children: ["price": FactShape(.money)])]),
        ])

    @Test(arguments: [
        "amount > 0 and fee + 100 <= amount", "sum(items/row/price) = amount", "amount div pieces < 0.5",
        "amount div fee >= 1.2", "pieces * fee = amount", "start < end", "urgent = 'true' and name != ''",
        "count(items/row[price > 5]) = pieces", "boolean(start) = boolean(end)", "unknown * amount > 3",
        "translate(start, '-', '') <= translate(end, '-', '')", "end >= '2026-10-01'", "-amount < 0",
        "place <= 3 and place != pieces",
    ])
    func `what can mean something passes`(text: String) throws {
        #expect(try Expression(text).problems(over: shape).isEmpty)
    }

    @Test(arguments: [
        ("pieces > 1 and amount * fee > 5", TypeProblem.Kind.moneyTimesMoney, 15),
        ("amount + pieces > 5", .mixedUnits, 0), ("5 < 3 or amount > pieces", .mixedUnits, 9),
        ("end - start > 3", .notANumber, 0), ("sum(name) = 3", .notANumber, 4), ("1 + name", .notANumber, 4),
        ("name > 3", .textWithNumber, 0), ("amount = '5'", .textWithNumber, 0),
        ("items/row[price = 'a']", .textWithNumber, 10), ("urgent = true()", .flagWithTruth, 0),
        ("amount div pieces * fee > 1", .moneyTimesMoney, 0), ("place + 1 > 3", .rankComputed, 0),
        ("sum(place) = 3", .rankComputed, 4), ("place > amount", .mixedUnits, 0),
    ])
    func `what cannot mean what it says is found at its place`(text: String, kind: TypeProblem.Kind, offset: Int) throws
    {
        let problems = try Expression(text).problems(over: shape).filter { $0.kind == kind }
        #expect(problems.first?.offset == offset)
    }
}
