/// Runs what throws store errors only, though its type doesn't say so because it passes through a caller's closure.
package func narrowed<Answer>(_ body: () throws -> Answer) throws(StoreError) -> Answer {
    do {
        return try body()
    } catch let error as StoreError {
        throw error
    } catch {
        throw .refused(code: -1, explanation: "\(type(of: error))")
    }
}
